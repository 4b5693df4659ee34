import { useText } from '#web/texts'

/** A name that a machine made: somebody who has not said theirs. */
const MADE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-([0-9a-f]{12})$/i

/** What a customer is called on screen; visitors without a name are told apart by a few letters. */
export function useCalled(): (name: string) => string {
  const t = useText()
  return name => {
    const made = MADE.exec(name)
    if (made) return t('customer.visitor', { mark: made[1]!.slice(-4) })
    return name.trim() ? name : t('customer.nameless')
  }
}
