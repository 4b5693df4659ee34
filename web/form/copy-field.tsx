import { type ReactNode, useEffect, useState } from 'react'
import { Check, Copy } from 'lucide'
import { Button, Icon, LiveRegion } from '#web/ui'
import { TextInput } from './text-input.tsx'

type CopyFieldProps = {
  label: string
  value: string
  help?: ReactNode
  copyText: string
  copiedText: string
}

const SAID_MS = 4000

/** A value to take elsewhere whole, and the word that it was taken. */
export function CopyField({ label, value, help, copyText, copiedText }: CopyFieldProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = (
    <>
      <Button size="s" onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}>
        <Icon of={isCopied ? Check : Copy} size="s" />
        {isCopied ? copiedText : copyText}
      </Button>
      <LiveRegion>{isCopied ? copiedText : ''}</LiveRegion>
    </>
  )
  return (
    <TextInput
      label={label}
      help={help}
      value={value}
      readOnly
      isMono
      end={copy}
      onFocus={event => event.target.select()}
    />
  )
}
