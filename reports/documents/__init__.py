"""What each document says: plain values for its template, never markup."""
