/** Only the demonstration in the browser can change who sits at the phone (leave-demo.h5.tsx). */
export function LeaveDemo() {
  return null;
}
