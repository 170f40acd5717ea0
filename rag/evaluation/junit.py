"""A run as JUnit XML, which every CI shows: a test case for each question."""

import re
from xml.etree import ElementTree as Tree

from rag.evaluation.explaining import explain
from rag.evaluation.metrics.passing import faults, is_judged
from rag.evaluation.run import Result, Run

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(run: Run) -> str:
    """Return the XML: a question that was not judged is skipped, one with an error an error."""
    root = Tree.Element("testsuites", name=run.name)
    for suite in run.suites:
        results = run.results_of(suite)
        node = Tree.SubElement(
            root,
            "testsuite",
            name=suite,
            tests=str(len(results)),
            errors=str(sum(r.error is not None for r in results)),
            failures=str(
                sum(r.error is None and is_judged(r) and bool(faults(r)) for r in results)
            ),
            skipped=str(sum(not is_judged(r) for r in results if not r.error)),
            timestamp=run.started_at.isoformat(),
        )
        for result in results:
            _case(node, result)
    Tree.indent(root)
    return Tree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _case(node: Tree.Element, result: Result) -> None:
    case = Tree.SubElement(
        node,
        "testcase",
        classname=_clean(result.suite),
        name=_clean(f"{result.question.id}: {result.question.question}"),
        time=f"{result.seconds or 0:.3f}",
    )
    if result.error is not None:
        Tree.SubElement(case, "error", message=_clean(result.error))
    elif not is_judged(result):
        Tree.SubElement(case, "skipped", message="nothing is expected of an answer")
    elif found := faults(result):
        failure = Tree.SubElement(case, "failure", message=_clean("; ".join(found)))
        failure.text = _clean(explain(result))


def _clean(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
