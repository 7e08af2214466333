/** The rows that let somebody sign in: inserted together with the member they belong to. */
export async function newPerson(
  id: string,
  person: { name: string; email: string; password: string },
) {
  // Loaded with the first password: it comes with the sign-in library, which guests never wait for.
  const { hashPassword } = await import('better-auth/crypto')
  const now = new Date()
  const { name, email } = person
  const times = { createdAt: now, updatedAt: now }
  return {
    user: { id, name, email, emailVerified: true, ...times },
    account: {
      id: `${id}_password`,
      userId: id,
      accountId: id,
      providerId: 'credential',
      password: await hashPassword(person.password),
      ...times,
    },
  }
}
