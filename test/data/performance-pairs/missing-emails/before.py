from dataclasses import dataclass


@dataclass
class Account:
    email: str
    plan: str


def without_account(invited, accounts):
    """Addresses that were invited and have no account yet."""
    return [email for email in invited if not any(account.email == email for account in accounts)]
