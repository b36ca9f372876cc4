/*
Order lines of the web shop; an order is invoiced on the day that it is placed.

The amounts are in six currencies and stay as they are: the company declares no exchange rates.

One row per invoice_id, line.

list_amount     before discount
freight_amount  charged beside the goods
*/
select
    s.SalesOrderNumber as invoice_id,
    s.SalesOrderLineNumber as line,
    s.OrderDateKey as invoiced_on,
    s.CustomerKey as customer_id,
    s.ProductKey as product_id,
    s.OrderQuantity as quantity,
    s.ExtendedAmount as list_amount,
    s.DiscountAmount as discount_amount,
    s.SalesAmount as net_amount,
    s.TaxAmt as tax_amount,
    s.Freight as freight_amount,
    s.TotalProductCost as product_cost,
    c.CurrencyAlternateKey as currency
from src_billing__internet_sales as s
left join src_billing__currency as c on s.CurrencyKey = c.CurrencyKey
