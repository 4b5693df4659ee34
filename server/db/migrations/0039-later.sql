-- A reply that waits is one row of its own, found by its conversation, and knows what had been heard when it was written.
alter table scheduled_replies drop constraint scheduled_replies_pkey;
alter table scheduled_replies add primary key (workspace_id, message_id);
-- The last message of the customer that was there when it was written.
alter table scheduled_replies add column heard_id uuid;
create index scheduled_replies_conversation on scheduled_replies (workspace_id, conversation_id);
