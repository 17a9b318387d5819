/** The page's language as the server gives it (server/languages/client.py): sentences by their place; English has none. */
declare module "spoken" {
  const spoken: Record<string, string | Record<string, string>>;
  export default spoken;
}
