-- Somebody passes a promise on: whoever sees to it from now on is told.
alter table notifications drop constraint notifications_kind_check;
alter table notifications add constraint notifications_kind_check check (kind in ('mentioned', 'assigned', 'wrote', 'failed',
  'woken', 'asked', 'kept', 'alerted', 'paused', 'overdue', 'progress', 'unserved', 'given'));
