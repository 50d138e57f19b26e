"""What each rule says, for documents in other languages: the catalogue has these sentences translated."""

from __future__ import annotations

from okra_coach.compose.check_lines import told
from okra_coach.model.judgement import RuleText
from okra_coach.words import Words, mark

HEADLINES = frozenset(
    {
        mark("An objective holds no target number."),
        mark("An objective is not a measure with a direction."),
        mark("An objective is not something to deliver."),
        mark("An objective says what will be different, and for whom: “Improve the system” does not."),
        mark("An objective is a goal, not a theme of a word or two."),
        mark("An objective fits on one line: at most 15 words."),
        mark("An objective has one direction."),
        mark("An objective says what there will be, not what to stop or avoid."),
        mark("An objective is a change, not the running of the business."),
        mark("An objective belongs to a team; one person's development is settled elsewhere."),
        mark("An objective speaks plainly: at most one abbreviation that is nowhere explained."),
        mark("An objective can be reached within the cycle."),
        mark("An objective says what will be, not what will be tried, explored or supported."),
        mark("An objective names who is better off, in its text or in `customer`."),
        mark("An objective is no routine task: invoices, tickets and payroll are done anyway."),
        mark("A key result names something that can be measured."),
        mark("A key result has a target beside its measure."),
        mark("A key result has a baseline: where the measure stands today."),
        mark("A key result that moves “by 20 %” says 20 % of what, and from where."),
        mark("A key result holds no word that everybody judges differently: successful, high-quality, significant."),
        mark("A key result is an effect, not a piece of work."),
        mark("A key result does not count the team's own activities."),
        mark("A key result shows how far one is, not only whether something was done."),
        mark("A key result moves something; a figure that only has to stay is a health measure."),
        mark("A key result holds one measure."),
        mark("A key result is a measure that fits into a table: at most 25 words."),
        mark("A key result counts what somebody has from it, not applause: followers, likes, page views, downloads."),
        mark("A key result asks for a change that is more than noise."),
        mark("A target of all, of none or of ten times as much is rarely meant."),
        mark("A key result's direction fits its numbers, its words and its measure."),
        mark("The key results of an objective do not contain each other."),
        mark("A set that wants more or faster also watches what could suffer from it."),
        mark("A key result is a team's; a quota for each person is none."),
        mark("A key result says what is reached, not what was tried or contributed to."),
        mark("A line holds no placeholder: X %, TBD, ???, [Tool]."),
        mark("A key result says how far, not by what means."),
        mark("A key result has a unit, a data source and an owner role."),
        mark("A team has at least one key result that moves before the money does."),
        mark("A key result's target differs from its baseline."),
        mark("An action begins with what somebody does."),
        mark("An action has an owner role."),
        mark("An action has one owner, not a crowd."),
        mark("An action has a due date."),
        mark("An action is due inside the cycle."),
        mark("An action names something that is there when it is done."),
        mark("An action is something to do, not a figure to move."),
        mark("An action is small enough to be done, and learned from, within weeks."),
        mark("An action ends, so that one can say what it brought."),
        mark("An action says how, it does not repeat its key result or objective."),
        mark("A key result has at least one open action, and at most seven."),
        mark("A team has at most three objectives, the company at most five."),
        mark("An objective has two to five key results."),
        mark("An objective has at least one key result that is an effect."),
        mark("A cycle is a quarter: 13 weeks at most."),
        mark("A set has at least one key result that a customer, or whoever the team works for, would notice."),
        mark("A team's objective says which objective of the company it supports."),
        mark("What an objective supports is an objective of the company, by its id."),
        mark("Objectives do not support themselves, not even by way of others."),
        mark("A team's objective adds something to the one it supports."),
        mark("A company's objective is supported by at least one team."),
        mark("Two teams with the same measure know of each other."),
        mark("Two teams do not pull the same measure in opposite directions."),
        mark("Objectives are linked over three levels at most: company, department, team."),
        mark("A team that others depend on has OKR+As of its own, or knows of it."),
        mark("No bonus hangs on one person's goals."),
        mark("OKR+As belong to teams, not to single persons."),
        mark("No line says that pay, a bonus or a rating depends on it."),
    }
)


def headline(rule: RuleText, words: Words) -> str:
    """The rule in a sentence, in the words' language."""
    return told(words(rule.headline))
