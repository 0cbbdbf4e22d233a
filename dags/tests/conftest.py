"""The DAGs' folder is on the path, as Airflow puts it there, and every test has its own Airflow home."""

import json
import os
import sys
import tempfile
from pathlib import Path

DAGS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(DAGS))

if "CLUELAKE_LIVE_WORK" not in os.environ:
    os.environ.update(
        AIRFLOW_HOME=tempfile.mkdtemp(prefix="airflow-"),
        AIRFLOW__CORE__DAGS_FOLDER=str(DAGS),
        AIRFLOW__CORE__LOAD_EXAMPLES="False",
        AIRFLOW__CORE__UNIT_TEST_MODE="False",
        AIRFLOW_CONN_SPARK_DEFAULT=json.dumps({"conn_type": "spark", "host": "local[2]"}),
        AIRFLOW_VAR_CLUELAKE_JAR="/opt/cluelake/cluelake-jobs-cluster.jar",
        AIRFLOW_VAR_CLUELAKE_INBOX="/data/inbox",
        AIRFLOW_VAR_CLUELAKE_LAKE="hdfs://lake/cluelake",
        AIRFLOW_VAR_CLUELAKE_CONF="/opt/cluelake/conf",
        AIRFLOW_VAR_CLUELAKE_KEY_FILE="/run/secrets/cluelake.key",
        AIRFLOW_VAR_CLUELAKE_PACKAGES="/data/packages",
        AIRFLOW_VAR_CLUELAKE_SIGNING_KEY="/run/secrets/signing.pem",
        AIRFLOW_VAR_CLUELAKE_BACKUP="/backup/lake",
        AIRFLOW_VAR_CLUELAKE_PAGES="/data/pages",
    )
