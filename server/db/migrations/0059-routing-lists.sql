-- What waits in a queue, what is due first at the top; and what somebody has in hand.
create index routing_tasks_queue on routing_tasks (workspace_id, team_id, due_at, conversation_id) where phase = 'waiting';
create index routing_tasks_agent on routing_tasks (workspace_id, agent_id) where agent_id is not null;
