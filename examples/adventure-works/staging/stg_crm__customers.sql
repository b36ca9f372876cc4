/*
Private customers with the place that their geography key stands for.

One row per customer_id.

industry  the occupation; these customers are persons
*/
select
    c.CustomerKey as customer_id,
    true as natural_person,
    concat_ws(' ', c."First Name", c.MiddleName, c."Last Name") as name,
    c.EmailAddress as email,
    c.Phone as phone,
    concat_ws(', ', c.AddressLine1, c.AddressLine2) as street,
    g.PostalCode as postal_code,
    g.City as city,
    g.StateProvinceName as region,
    g.CountryRegionCode as country,
    c.EnglishOccupation as industry,
    'online' as channel,
    c.DateFirstPurchase as customer_since
from src_crm__customer as c
left join src_crm__geography as g on c.GeographyKey = g.GeographyKey
