import fields from '../fields/fields.module.css'

/** Start has nothing to set: what runs first is what its port leads to. */
export const StartForm = () => (
  <p class={fields.hint}>
    Every run begins here: when a guest writes on a channel this journey is assigned to, or when a
    campaign, a partner or a test starts one.
  </p>
)
