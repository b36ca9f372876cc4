/*
The machines that stand at customers, ours and others'.

One row per installed_key.
Rebuilt by installed_id; by product_id.

installed_key    computed from installed_id
installed_id     such as the serial number
customer_id      who runs it; empty where nobody is named
product_key      the version of the product when it was commissioned; 0 is unknown
product_id       the product
is_own           made by us
maker            who made it, where it is not ours
order_id         the order that it came with
commissioned_on  first day of use
warranty_until   last day of the warranty
next_service_on  when the next service is due
retired_on       last day of use; empty while it runs
replaced_by      the one that took its place
*/
select
    key_of(i.installed_id) as installed_key,
    i.installed_id,
    i.customer_id,
    coalesce(p.product_key, 0) as product_key,
    i.product_id,
    coalesce(i.is_own, true) as is_own,
    i.maker,
    i.order_id,
    i.commissioned_on,
    i.warranty_until,
    i.next_service_on,
    i.retired_on,
    i.replaced_by
from stg_installed_base as i
left join int_product_version as p
    on
        i.product_id = p.product_id
        and coalesce(i.commissioned_on, date '1900-01-01') >= p.from_day
        and coalesce(i.commissioned_on, date '1900-01-01') < p.to_day
