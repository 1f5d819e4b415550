from __future__ import annotations

import pytest

from mskb.fields.products import product_of
from mskb.model.article import Product


@pytest.mark.parametrize(
    ("code", "name", "product"),
    [
        pytest.param("sms", "Microsoft Systems Management Server", "sms", id="both"),
        pytest.param(" SMS ", "Microsoft Systems Management Server ", "sms", id="folded"),
        pytest.param("", "microsoft systems management server", "sms", id="a-jekyll-page-lost-the-code"),
    ],
)
def test_product_of(code, name, product):
    assert product_of(code, name).code == product
    assert product_of(code, name).name.casefold() == "microsoft systems management server"


def test_a_code_alone_gives_the_name_as_the_archive_spells_it():
    assert product_of("msj", "") == Product("msj", "Miscrosoft Systems Journal")


def test_what_is_in_no_table_is_kept():
    assert product_of("newone", "A New Product") == Product("newone", "A New Product")
    assert product_of("", "A New Product") == Product("", "A New Product")
    assert product_of("", "") == Product()
