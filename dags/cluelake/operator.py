"""spark-submit that knows exit codes and business dates."""

from collections.abc import Iterable, Iterator

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
from airflow.sdk import Asset
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

from cluelake import exits, nights


def asset(name: str) -> Asset:
    """The asset of a name such as ops.publication."""
    return Asset(name=f"cluelake.{name}", uri=f"x-cluelake://{name.replace('.', '/')}")


class CluelakeOperator(SparkSubmitOperator):
    """
    Runs a command of the jar once for every business date of its run.

    SparkSubmitOperator sees only zero and not zero and would retry all failures. This one fails at once
    where the jar's code says that a retry cannot help, and retries where it may: code 6, and a process that
    ended without a word of its own, as one that was killed.
    """

    def __init__(self, *, command: tuple[str, ...], only: str | None = None, **kwargs):
        super().__init__(
            application="{{ var.value.cluelake_jar }}",
            java_class="org.cluelake.app.Main",
            conn_id="spark_default",
            jars="{{ var.value.get('cluelake_spark_jars', '') }}",
            properties_file="{{ var.value.get('cluelake_spark_properties', '') }}",
            **kwargs,
        )
        self.command = list(command)
        self.only = only
        self.last_line: str | None = None

    def execute(self, context):
        """One spark-submit for each date; an export of several nights takes them in order."""
        days = self.dates(context)
        if self.only:
            days = [day for day in days if nights.ONLY[self.only](day)]
            if not days:
                raise AirflowSkipException(f"this night is no {self.only}")
        for arguments in self.commands(context, days):
            self.application_args = arguments
            # The hook of the date before holds that date's arguments.
            self._hook = None
            self.last_line = None
            try:
                super().execute(context)
            except (AirflowFailException, AirflowSkipException):
                raise
            except Exception as failure:
                raise self.ended(failure) from failure
        for outlet in self.outlets:
            context["outlet_events"][outlet].extra = {"dates": [day.isoformat() for day in days]}

    def dates(self, context) -> list:
        """The business dates of the run."""
        events = context.get("triggering_asset_events") or {}
        announced = [
            day
            for key in events
            for event in events[key]
            for day in (event.extra or {}).get("dates", [])
        ]
        run = context["dag_run"]
        return nights.dates(context["params"].get("date"), announced, run.logical_date, run.run_after)

    def commands(self, context, days) -> list[list[str]]:
        """The arguments for each date; a command that names no date comes once."""
        today = context["dag_run"].run_after.astimezone(nights.ZONE).date().isoformat()
        all_of_them = []
        for day in days:
            words = {"date": day.isoformat(), "quarter": nights.quarter(day), "today": today}
            arguments = self.render_template(self.command, {**context, **words})
            if arguments not in all_of_them:
                all_of_them.append(arguments)
        return all_of_them

    def ended(self, failure: Exception) -> Exception:
        """The failure as Airflow should take it."""
        code = exits.code(self.last_line, str(failure))
        if code is None:
            return AirflowException(f"ended without a code of its own: {failure}")
        said = f"exit {code}, {exits.MEANING[code]}; {self.last_line or failure}"
        return AirflowException(said) if code == exits.RETRY else AirflowFailException(said)

    def _get_hook(self):
        hook = super()._get_hook()
        process = hook._process_spark_submit_log
        hook._process_spark_submit_log = lambda lines: process(self.remembering(lines))
        return hook

    def remembering(self, lines: Iterable[str]) -> Iterator[str]:
        """The lines as they come; the last of the jar's own is kept."""
        for line in lines:
            if exits.LINE.search(line):
                self.last_line = line.strip()
            yield line
