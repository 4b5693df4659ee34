import { amountIn, plainAmount } from '#protocol'
import { TextInput } from '#web/form'
import { useFormats, useLanguage, useText } from '#web/texts'

type AmountInputProps = {
  label: string
  help?: string | undefined
  currency: string
  /** As it is written. */
  value: string
  onChange: (text: string) => void
  required?: boolean
  /** Nothing written is right, too. */
  mayBeEmpty?: boolean
}

/** An amount as people write it, with what is wrong about it once something is written. */
export function AmountInput({ currency, value, mayBeEmpty = false, ...rest }: AmountInputProps) {
  const t = useText()
  const formats = useFormats()
  const isWrong = value.trim() !== '' && amountIn(value, currency) === undefined
  return (
    <TextInput
      {...rest}
      value={value}
      inputMode="decimal"
      autoComplete="off"
      maxLength={20}
      required={!mayBeEmpty}
      error={isWrong ? t('gestures.amount.wrong', { example: formats.money(1250, currency) }) : undefined}
      end={currency}
    />
  )
}

/** An amount as it stands in such a field: 25,00. */
export function useWrittenAmount(): (amount: number | null, currency: string) => string {
  const { language } = useLanguage()
  return (amount, currency) => {
    if (amount === null) return ''
    const plain = plainAmount(amount, currency)
    return language === 'es' ? plain.replace('.', ',') : plain
  }
}
