// sums in 32 bits
import java.util.*;
public class Narrow {
    static List<List<Integer>> below = new ArrayList<>();
    static int[] sum;
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        sum = new int[n + 1];
        for (int i = 0; i <= n; i++) below.add(new ArrayList<>());
        for (int i = 2; i <= n; i++) below.get(in.nextInt()).add(i);
        for (int i = 1; i <= n; i++) sum[i] = in.nextInt();
        int[] order = new int[n];
        order[0] = 1;
        for (int i = 0, k = 1; i < n; i++) for (int c : below.get(order[i])) order[k++] = c;
        for (int i = n - 1; i >= 0; i--) for (int c : below.get(order[i])) sum[order[i]] += sum[c];
        for (int i = 1; i <= n; i++) System.out.println(sum[i]);
    }
}
