/*
Which service period a cancellation takes back that names its invoice and no period: that of the line with
its number and its amount, else the one that all lines of the invoice have.

One row per invoice_id, line.

service_from  first day of what is cancelled
service_to    last day of it
origin_month  first day of the month in which the invoice was posted

check service_from <= service_to
*/
with

cancellations as (
    select invoice_id, line, corrects_invoice_id, net_amount
    from stg_invoice_lines
    where
        kind = 'cancellation'
        and corrects_invoice_id is not null
        and service_from is null
        and service_to is null
),

cancelled as (
    select
        invoice_id,
        line,
        net_amount,
        service_from,
        service_to,
        cast(date_trunc('month', coalesce(posted_on, invoiced_on)) as date) as month
    from stg_invoice_lines
    where invoice_id in (select corrects_invoice_id from cancellations)
),

invoices as (
    select
        invoice_id,
        min(month) as month,
        min(service_from) as service_from,
        min(service_to) as service_to,
        count(service_from) = count(*)
        and count(service_to) = count(*)
        and min(service_from) = max(service_from)
        and min(service_to) = max(service_to) as has_one_period
    from cancelled
    group by invoice_id
),

found as (
    select
        c.invoice_id,
        c.line,
        case when l.line is not null then l.service_from when i.has_one_period then i.service_from end
            as service_from,
        case when l.line is not null then l.service_to when i.has_one_period then i.service_to end
            as service_to,
        i.month as origin_month
    from cancellations as c
    inner join invoices as i on c.corrects_invoice_id = i.invoice_id
    left join cancelled as l
        on
            c.corrects_invoice_id = l.invoice_id
            and c.line = l.line
            and c.net_amount = -l.net_amount
)

select * from found where service_from <= service_to
