/**
 * What whoever writes in the conversation `c` is called, as an expression of SQL: as the team calls them, else as their channel
 * does. Names are shown `covered`.
 */
export const calledIn = `(select coalesce(nullif(p.name, ''), nullif(i.name, ''), i.handle, i.external_id) from customers p, identities i
    where p.workspace_id = c.workspace_id and p.id = c.customer_id and i.workspace_id = c.workspace_id and i.id = c.identity_id)`
