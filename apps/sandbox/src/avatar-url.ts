/** Where a person's picture is served. */
export const avatarUrl = (publicUrl: string, person: number): string =>
  `${publicUrl}/sandbox/avatars/${person}.svg`;
