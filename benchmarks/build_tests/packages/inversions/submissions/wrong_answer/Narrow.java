// counts in 32 bits
import java.util.*;
public class Narrow {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int[] a = new int[n], s;
        for (int i = 0; i < n; i++) a[i] = in.nextInt();
        s = a.clone();
        Arrays.sort(s);
        int[] tree = new int[n + 2];
        int total = 0;
        for (int i = n - 1; i >= 0; i--) {
            int r = Arrays.binarySearch(s, a[i]);
            while (r > 0 && s[r - 1] == a[i]) r = lower(s, a[i]);
            for (int k = r; k > 0; k -= k & -k) total += tree[k];
            for (int k = r + 1; k <= n; k += k & -k) tree[k]++;
        }
        System.out.println(total);
    }
    static int lower(int[] s, int x) {
        int l = 0, h = s.length;
        while (l < h) { int m = (l + h) / 2; if (s[m] < x) l = m + 1; else h = m; }
        return l;
    }
}
