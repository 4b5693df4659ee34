import type { CustomerCard } from '#protocol'
import { ConsentsBeside } from './consents-beside.tsx'
import { FactsBeside } from './facts-beside.tsx'

/** What is known of a customer, and what they have agreed to. */
export function KnownBeside({ customer }: { customer: CustomerCard }) {
  return (
    <>
      <FactsBeside customer={customer} />
      <ConsentsBeside customerId={customer.id} />
    </>
  )
}

export { ConsentsBeside, FactsBeside }
