/*
The ways on which customers buy from us and reach us.

One row per channel.

channel          as in dim_customer, fct_order_line, fct_service_case and fct_recommendation
is_self_service  takes none of our staff's time
*/
select channel, is_self_service
from (values
    ('direct', false),
    ('dealer', false),
    ('agent', false),
    ('online', true),
    ('web', true),
    ('edi', true),
    ('portal', true),
    ('chat', false),
    ('phone', false),
    ('call', false),
    ('mail', false),
    ('fax', false),
    ('visit', false)
) as channels (channel, is_self_service)
