/*
Which fields of a customer's record are filled, for the completeness of customer data.

One row per customer_key, field.
Rebuilt by customer_key.

field      the name of a column of dim_customer
is_filled  the record has a value; of personal columns only this is known here
*/
with

flags as (
    select
        customer_key,
        has_name as name,
        has_vat_id as vat_id,
        has_email as email,
        has_phone as phone,
        has_street as street,
        has_postal_code as postal_code,
        legal_form is not null as legal_form,
        city is not null as city,
        region is not null as region,
        country is not null as country,
        industry is not null as industry,
        segment is not null as segment,
        channel is not null as channel,
        account_manager is not null as account_manager,
        group_id is not null as group_id,
        customer_since is not null as customer_since
    from dim_customer
)

unpivot flags
on columns(* exclude customer_key)
into name field value is_filled
