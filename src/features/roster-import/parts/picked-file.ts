/** A file as it is sent: its name and its bytes in base64. */
export interface PickedFile {
  name: string;
  bytes: string;
}
