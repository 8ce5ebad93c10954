// only the distance is in 32 bits
import java.io.*;
import java.util.*;
public class Narrow {
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        int t = Integer.parseInt(in.readLine());
        while (t-- > 0) {
            StringTokenizer st = new StringTokenizer(in.readLine());
            int n = Integer.parseInt(st.nextToken());
            long x = Long.parseLong(st.nextToken());
            long[] a = new long[n];
            st = new StringTokenizer(in.readLine());
            for (int i = 0; i < n; i++) a[i] = Long.parseLong(st.nextToken());
            Arrays.sort(a);
            int i = 0, j = n - 1;
            long best = a[0] + a[1];
            while (i < j) {
                long s = a[i] + a[j];
                int now = Math.abs((int) (s - x)), old = Math.abs((int) (best - x));
                if (now < old || (now == old && s < best)) best = s;
                if (s < x) i++; else j--;
            }
            System.out.println(best);
        }
    }
}
