"""What the jar's exit codes say to a scheduler (decision 0003)."""

import re

RETRY = 6
MEANING = {
    2: "usage or configuration: correct what it names",
    3: "a required delivery is missing or late: ask the deliverer, trigger again when it is there",
    4: "quality gate or audit stopped it: read the named check; what was published before stands",
    5: "another run holds the lake, or won the race",
    6: "disk, network or another service: the only code where a retry helps by itself",
    70: "internal: report it with the log",
}
LINE = re.compile(r"cluelake: [A-Z]+ \((\d+)\): .*")
SUBMIT = re.compile(r"Error code is: (-?\d+)")


def code(last_line: str | None, failure: str) -> int | None:
    """
    The jar's own code: from its last line, which also comes through where a cluster replaces the
    code by 1, otherwise from spark-submit. None where neither is one of ours, as for a killed process.
    """
    found = LINE.search(last_line or "") or SUBMIT.search(failure)
    number = int(found.group(1)) if found else None
    return number if number in MEANING else None
