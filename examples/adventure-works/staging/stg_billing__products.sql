/*
Bicycles, components, clothing and accessories. A product with a new price or cost has a new key.

One row per product_id.

product_group  the category
product_line   the subcategory
*/
select
    p.ProductKey as product_id,
    p."Product Name" as name,
    c.EnglishProductCategoryName as product_group,
    s.EnglishProductSubcategoryName as product_line
from src_billing__product as p
left join src_billing__product_subcategory as s on p.ProductSubcategoryKey = s.ProductSubcategoryKey
left join src_billing__product_category as c on s.ProductCategoryKey = c.ProductCategoryKey
