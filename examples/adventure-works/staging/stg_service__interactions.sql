/*
Call-centre shifts. They name no customer, so their minutes can't be traced to one.

One row per interaction_id.

count    calls of the shift
minutes  issues raised × average time of an issue, which the source has in seconds
*/
select
    'shift ' || FactCallCenterID as interaction_id,
    'call' as kind,
    DateKey as happened_on,
    Calls as count,
    round(IssuesRaised * AverageTimePerIssue / 60.0, 4) as minutes,
    'estimated' as minutes_source
from src_service__call_center
