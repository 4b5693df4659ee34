import { useText } from '#web/texts'
import { noNameIn } from './no-name.ts'

/** What a customer is called on screen; those without a name are told apart by a few letters. */
export function useCalled(): (name: string) => string {
  const t = useText()
  return name => {
    const none = noNameIn(name)
    if (!none) return name
    const { kind, mark } = none
    if (kind === 'visitor') return t('customer.visitor', { mark })
    return mark ? `${t('customer.nameless')} (${mark})` : t('customer.nameless')
  }
}
