"""
# nightly_clues

One night of ClueLake: delivered files in, one publication out.

| | |
|---|---|
| runs | every day at 01:30 Asia/Shanghai, for the business date that ended at midnight |
| another date | trigger with the parameter `date` set to `yyyy-MM-dd` |
| many dates | not through Airflow's backfill, which would run *yesterday* many times: use the job's own `backfill --from --to` |
| again | safe: a published date is left as it is and the run says so |
| one at a time | the lake has one writer; a second run stops with exit code 5 |

No rule lives here: what a night does is the job's business, and the job computes the business date,
because a manual run of Airflow 3 need not have a logical date.
"""

from datetime import timedelta

import pendulum
from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import DAG, Asset, Param

PUBLICATION = Asset(name="cluelake.ops.publication", uri="x-cluelake://ops/publication")

EXIT_CODES = """
Runs `org.cluelake.app.Main nightly` from the cluster jar. The last line of its log says what went
wrong, where, and what to do. Its exit code says whose turn it is:

| code | meaning | what to do |
|---|---|---|
| 0 | published, or already published | nothing |
| 2 | usage or configuration | correct the variable or the file of `conf` it names |
| 3 | a required delivery is missing or late | ask the deliverer; trigger again when it is there |
| 4 | quality gate or audit stopped it | read the named check; the night before stays published |
| 5 | another run holds the lake | wait for it |
| 6 | disk, network or another service | retry: the only code where that helps by itself |
| 70 | internal | report it with the log |

Airflow sees only zero or not zero, so it retries every failure. That does no harm, as a run that
changes nothing publishes nothing, and two retries bound the waste. In cluster deploy mode some
managers replace the code by 1; the last line of the driver's log still tells it.
"""

with DAG(
    "nightly_clues",
    description="Delivered files of one business date to published clues and lists.",
    doc_md=__doc__,
    schedule="30 1 * * *",
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Shanghai"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    tags=["cluelake", "nightly"],
    params={
        "date": Param(
            "yesterday",
            type="string",
            pattern=r"^(yesterday|\d{4}-\d{2}-\d{2})$",
            description="Business date, or yesterday in Asia/Shanghai.",
        )
    },
    default_args={
        "owner": "data-platform",
        "retries": 2,
        "retry_delay": timedelta(minutes=10),
        "execution_timeout": timedelta(hours=3),
    },
) as dag:
    SparkSubmitOperator(
        task_id="nightly",
        doc_md=EXIT_CODES,
        conn_id="spark_default",
        name="cluelake-nightly",
        application="{{ var.value.cluelake_jar }}",
        java_class="org.cluelake.app.Main",
        jars="{{ var.value.get('cluelake_spark_jars', '') }}",
        properties_file="{{ var.value.get('cluelake_spark_properties', '') }}",
        application_args=[
            "nightly",
            "--date",
            "{{ params.date }}",
            "--inbox",
            "{{ var.value.cluelake_inbox }}",
            "--lake",
            "{{ var.value.cluelake_lake }}",
            "--conf",
            "{{ var.value.cluelake_conf }}",
            "--key-file",
            "{{ var.value.cluelake_key_file }}",
        ],
        outlets=[PUBLICATION],
    )
