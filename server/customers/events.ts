/** All that this room tells the rooms below; the subject is the customer. */
export type CustomerEvent =
  /** They are called otherwise, or may (not) be written to any more. */
  'customer.changed'
