-- What came before its message, by when it came: what came a moment before is looked at again.
create index early_signals_at on early_signals (at);
