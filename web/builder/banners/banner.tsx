import type { ComponentChildren } from 'preact'
import controls from '../../design/controls.module.css'
import { Icon, type IconName } from '../../design/icon.tsx'
import styles from './banners.module.css'

/** A line under the toolbar; `isBad`: something is not saved. */
export const Banner = (props: { icon: IconName; isBad?: boolean; children: ComponentChildren }) => (
  <div class={props.isBad ? styles.bad : styles.banner} role={props.isBad ? 'alert' : 'note'}>
    <Icon name={props.icon} />
    {props.children}
    {props.isBad && <span class={controls.unseen}>Not saved.</span>}
  </div>
)
