"""What a settings file or a variable may hold; a mistake names its line and key."""

from pathlib import Path

import pytest

from accord.errors import InputError
from accord.web.config.configuration import Configuration, read


def from_file(folder: Path, text: str) -> Configuration:
    path = folder / "accord.toml"
    path.write_text(text)
    return read({"ACCORD_CONFIG": str(path)})


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('address = "https://one.example"\ndata = "kept"')
    found = read({"ACCORD_CONFIG": str(tmp_path / "a.toml"), "ACCORD_ADDRESS": "https://two.example"})
    assert (found.address, found.data) == ("https://two.example", "kept")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('data = "var"\nhostz = ["a"]', r"line 2: 'hostz' is not a setting. Allowed: address, data"),
        ('data = "var"\nhosts = [\n', r"line 2 \(hosts\): Invalid value"),
        ('data = "var"\nmail = smtp\n', r"line 2 \(mail\): Invalid value"),
        ('data = "var"\njust words\n', r"line 2: Expected"),
        ('\n\nhosts = "practice.example"', r"line 3: 'hosts' is 'practice.example'; it must be a list"),
        ("hosts = [1]", r"line 1: 'hosts' holds something that is no text"),
        ('demo = "yes"', r"line 1: 'demo' is 'yes'; it must be true or false"),
        ('[encryption_keys]\n"1" = 5', r"line 2: key '1' of 'encryption_keys' must be a text"),
        ('address = "practice.example"', r"line 1: 'address' is not understood; it must be such as https://"),
        (
            'database = "mysql://root:hush@localhost/accord"',
            r"line 1: 'database' is not understood; it must be sqlite:///",
        ),
        ('mail = "mail.example"', r"line 1: 'mail' is not understood; it must be smtp://"),
    ],
)
def test_a_mistake_in_the_file_names_line_and_key(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        from_file(tmp_path, text)


def test_a_password_in_a_broken_address_is_not_repeated(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        from_file(tmp_path, 'database = "mysql://root:hush@localhost/accord"')
    assert "hush" not in str(caught.value)


def test_a_file_that_is_not_there_names_the_variable() -> None:
    with pytest.raises(InputError, match=r"nowhere.toml: the settings file cannot be read .* Correct ACCORD_CONFIG"):
        read({"ACCORD_CONFIG": "nowhere.toml"})


def test_a_file_that_is_not_utf8_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b'data = "var"\nmail_from = "\xe4"')
    with pytest.raises(InputError, match="line 2: not UTF-8"):
        read({"ACCORD_CONFIG": str(tmp_path / "a.toml")})


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("ACCORD_DEMO", "maybe", "ACCORD_DEMO is 'maybe'; it must be true or false"),
        ("ACCORD_ENCRYPTION_KEYS", "abc", "ACCORD_ENCRYPTION_KEYS holds a key without its id"),
        ("ACCORD_ADDRESS", "practice", "ACCORD_ADDRESS is not understood"),
    ],
)
def test_a_mistake_in_a_variable_names_it(name: str, value: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read({name: value})


def test_several_hosts_and_keys_fit_into_variables() -> None:
    found = read({"ACCORD_HOSTS": "a.example, b.example", "ACCORD_ENCRYPTION_KEYS": "old:aa,new:bb"})
    assert found.hosts == ("a.example", "b.example")
    assert list(found.encryption_keys.items()) == [("old", "aa"), ("new", "bb")]
