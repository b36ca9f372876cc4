/*
Every line of every invoice, in the order of the file.

Within an invoice 5,268 lines repeat another one exactly, and are lines all the same. So the key is
the line's place among those of its invoice, which is the same whenever the file is read. Postage,
discounts and fees are lines, too; stg_shop__products.sql tells them apart. 2,517 lines have a price
of zero or less: what was given away or written off, and bad debts.

One row per invoice_id, line.

kind        C… is cancelled, with negative quantity; A… adjusts a bad debt. A negative quantity on
            any other document is stock that was written off, at no price and without a customer
product_id  in capitals: 85123a is 85123A, typed by hand
net_amount  exact to a tenth of a penny, as unit prices are
*/
select
    InvoiceNo as invoice_id,
    row_number() over (partition by InvoiceNo order by _delivery, _row) as line,
    case
        when starts_with(InvoiceNo, 'C') then 'cancellation'
        when starts_with(InvoiceNo, 'A') or Quantity < 0 then 'correction'
        else 'invoice'
    end as kind,
    cast(InvoiceDate as date) as invoiced_on,
    regexp_replace(CustomerID, '\.0$', '') as customer_id,
    upper(StockCode) as product_id,
    cast(Quantity as decimal(18, 4)) as quantity,
    cast(cast(Quantity as decimal(18, 0)) * UnitPrice as decimal(18, 4)) as net_amount
from src_shop__invoices
