"""People: accounts, roles and rights, sign-in, invitations, contact persons."""
