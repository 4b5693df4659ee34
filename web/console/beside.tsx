import { lazy, Suspense } from 'react'
import type { Conversation } from '#protocol'
import { bringGlance } from '#web/customer-page'
import { bringCustomerPanel } from '#web/customers'
import { bringKnownBeside } from '#web/facts'
import { bringFieldsBeside } from '#web/fields'
import { bringLikelyBeside, bringLinksBeside } from '#web/linking'
import { bringPromises } from '#web/promises'

const CustomerPanel = lazy(async () => ({ default: (await bringCustomerPanel()).CustomerPanel }))

const PromisesBeside = lazy(async () => ({ default: (await bringPromises()).PromisesBeside }))

const GlanceBeside = lazy(async () => ({ default: (await bringGlance()).GlanceBeside }))

const KnownBeside = lazy(async () => ({ default: (await bringKnownBeside()).KnownBeside }))

const FieldsBeside = lazy(async () => ({ default: (await bringFieldsBeside()).FieldsBeside }))

const LikelyBeside = lazy(async () => ({ default: (await bringLikelyBeside()).LikelyBeside }))

const LinksBeside = lazy(async () => ({ default: (await bringLinksBeside()).LinksBeside }))

/** Brings what is always shown. */
export const prepare = (): void => void bringCustomerPanel()

/** Who it is, what was promised to them, when they spoke with us, who else they may be, what is known and what they agreed to. */
export function Beside({ conversation, knownAt }: { conversation: Conversation; knownAt: number }) {
  return (
    <CustomerPanel conversation={conversation}>
      <Suspense>
        <PromisesBeside customerId={conversation.customerId} />
        <GlanceBeside {...{ conversation, knownAt }} />
        <LikelyBeside customerId={conversation.customerId} knownAt={knownAt} />
      </Suspense>
      {conversation.customer.identities.length > 1 && (
        <Suspense>
          <LinksBeside customer={conversation.customer} />
        </Suspense>
      )}
      <Suspense>
        <KnownBeside customer={conversation.customer} />
      </Suspense>
      <Suspense>
        <FieldsBeside conversation={conversation} />
      </Suspense>
    </CustomerPanel>
  )
}
