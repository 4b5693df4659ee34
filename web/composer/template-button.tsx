import { lazy, Suspense, useState } from 'react'
import { LayoutTemplate } from 'lucide'
import { Button, Icon, IconButton } from '#web/ui'
import { Tooltip } from '#web/overlay'
import { bringTemplatePicker } from '#web/templates'
import { useText } from '#web/texts'
import type { Conversation } from '#protocol'

const TemplatePicker = lazy(async () => ({ default: (await bringTemplatePicker()).TemplatePicker }))

type TemplateButtonProps = { conversation: Conversation; isNamed?: boolean }

/** What may be sent when nothing else may: among the tools as a sign, where nothing else goes by its name. */
export function TemplateButton({ conversation, isNamed = false }: TemplateButtonProps) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const open = (): void => setOpen(true)
  return (
    <>
      {isNamed ? (
        <Button size="s" onClick={open}>
          <Icon of={LayoutTemplate} size="s" />
          {t('template.choose')}
        </Button>
      ) : (
        <Tooltip text={t('template.title')}>
          <IconButton size="s" name={t('template.title')} onClick={open}>
            <Icon of={LayoutTemplate} />
          </IconButton>
        </Tooltip>
      )}
      {isOpen && (
        <Suspense>
          <TemplatePicker conversation={conversation} onDone={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
