from dataclasses import dataclass


@dataclass
class Account:
    email: str
    plan: str


def without_account(invited, accounts):
    """Addresses that were invited and have no account yet."""
    known = {account.email for account in accounts}
    return [email for email in invited if email not in known]
