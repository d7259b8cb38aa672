/** Also fetches a newer version of the page, if there is one. */
export const reloadPage = (): void => location.reload();
