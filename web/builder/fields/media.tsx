import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { MEDIA_TYPES, type MediaKind } from '#journey/limits.ts'
import { failureOf } from '../../api/api.ts'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import styles from './media.module.css'
import { acceptedFiles, thing, uploadFault } from './media-kinds.ts'
import { Text } from './text.tsx'
import { upload } from './upload.ts'
import { type Field, useField } from './use-field.ts'

/** A file to send: uploaded by choosing, dropping or pasting it, or a public link to it. */
export function Media(props: {
  path: string
  kind: MediaKind
  /** Told the file's own name, for steps that show one. */
  onName?(name: string): void
}) {
  const { path, kind, onName } = props
  const field = useField(path)
  const sending = useSending(field, kind, onName)
  return (
    <div
      class={fields.field}
      onPaste={(event) => {
        const [file] = event.clipboardData?.files ?? []
        if (!file || field.isReadOnly) return
        event.preventDefault()
        sending.send(file)
      }}
    >
      <Drop field={field} kind={kind} sending={sending} />
      <Text
        path={path}
        label="Media link"
        placeholder="https://…"
        hint={field.isReadOnly ? undefined : 'A public link, where the file is not uploaded here.'}
      />
    </div>
  )
}

type Sending = ReturnType<typeof useSending>

/** An upload on its way: how far it is, and what went wrong. */
function useSending(field: Field, kind: MediaKind, onName?: (name: string) => void) {
  const done = useSignal<number | undefined>(undefined)
  const fault = useSignal<string | undefined>(undefined)
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])

  async function send(file: File) {
    fault.value = uploadFault(file, kind)
    if (fault.value) return
    stop.current?.abort()
    stop.current = new AbortController()
    const { signal } = stop.current
    done.value = 0
    try {
      const onProgress = (share: number) => {
        done.value = share
      }
      const stored = await upload(file, { onProgress, signal })
      fault.value = uploadFault({ type: stored.type, size: stored.bytes }, kind)
      if (fault.value) return
      field.set(stored.url)
      onName?.(file.name)
    } catch (thrown) {
      if (!signal.aborted) fault.value = describeFailure(failureOf(thrown))
    } finally {
      if (stop.current?.signal === signal) done.value = undefined
    }
  }
  return { done, fault, send, cancel: () => stop.current?.abort() }
}

function Drop({ field, kind, sending }: { field: Field; kind: MediaKind; sending: Sending }) {
  const isOver = useSignal(false)
  const chooser = useRef<HTMLInputElement>(null)
  const { done, fault, send, cancel } = sending
  const url = textIn(field.value.value)
  const take = (files: FileList | undefined) => {
    const [file] = files ?? []
    if (file && !field.isReadOnly) send(file)
    return file !== undefined
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut of the button
    <div
      class={styles.drop}
      data-over={isOver.value || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        isOver.value = !field.isReadOnly
      }}
      onDragLeave={() => {
        isOver.value = false
      }}
      onDrop={(event) => {
        event.preventDefault()
        isOver.value = false
        take(event.dataTransfer?.files)
      }}
    >
      <Thumb kind={kind} url={url} />
      <div class={styles.words}>
        {url && <span class={styles.name}>{url.split('/').at(-1) || url}</span>}
        {done.value === undefined ? (
          <>
            <button
              type="button"
              class={fields.add}
              disabled={field.isReadOnly}
              onClick={() => chooser.current?.click()}
            >
              <Icon name="upload" size={16} />
              {url ? 'Replace' : 'Upload'} {thing(kind)}
            </button>
            <span>{acceptedFiles(kind)}. Drop or paste it here.</span>
          </>
        ) : (
          <span>
            Uploading… {Math.round(done.value * 100)} %{' '}
            <button type="button" class={fields.small} onClick={cancel}>
              Stop
            </button>
          </span>
        )}
      </div>
      {done.value !== undefined && (
        <progress class={styles.progress} value={done.value} aria-label="Upload" />
      )}
      {kind === 'audio' && isOurs(url) && (
        // biome-ignore lint/a11y/useMediaCaption: it is the author's own file, played back
        <audio class={styles.player} src={url} controls preload="none" />
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={MEDIA_TYPES[kind].join(',') || undefined}
        onChange={({ currentTarget }) => {
          take(currentTarget.files ?? undefined)
          currentTarget.value = ''
        }}
      />
      <p
        class={`${fields.problem} ${fields.error}`}
        style={{ gridColumn: '1 / -1' }}
        role="alert"
        hidden={!fault.value}
      >
        {fault.value}
      </p>
    </div>
  )
}

/** Only a whole address can be looked at; one with a variable in it is nobody's yet. */
const isOurs = (url: string) => /^(https?:\/\/|\/media\/)/.test(url) && !url.includes('{{')

function Thumb({ kind, url }: { kind: MediaKind; url: string }) {
  const broken = useSignal('')
  const canShow = isOurs(url) && broken.value !== url
  const onError = () => {
    broken.value = url
  }
  return (
    <div class={styles.thumb}>
      {canShow && kind === 'image' ? (
        <img src={url} alt="" referrerpolicy="no-referrer" onError={onError} />
      ) : canShow && kind === 'video' ? (
        <video src={`${url}#t=0.1`} muted preload="metadata" onError={onError} />
      ) : (
        <StepIcon type={kind} size={24} />
      )}
    </div>
  )
}
