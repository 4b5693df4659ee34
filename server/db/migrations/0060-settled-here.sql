-- What replies elsewhere have settled in a conversation.
create index also_settled_conversation on also_settled (workspace_id, conversation_id, at);
