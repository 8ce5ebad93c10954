import java.io.*;
import java.util.*;

public class Salaries {
    public static void main(String[] args) throws IOException {
        StreamTokenizer in = new StreamTokenizer(new BufferedInputStream(System.in));
        in.nextToken();
        int n = (int) in.nval;
        int[] parent = new int[n + 1], children = new int[n + 1];
        long[] sum = new long[n + 1];
        for (int i = 2; i <= n; i++) {
            in.nextToken();
            parent[i] = (int) in.nval;
            children[parent[i]]++;
        }
        for (int i = 1; i <= n; i++) {
            in.nextToken();
            sum[i] = (long) in.nval;
        }
        ArrayDeque<Integer> leaves = new ArrayDeque<>();
        for (int i = 1; i <= n; i++) if (children[i] == 0) leaves.add(i);
        while (!leaves.isEmpty()) {
            int i = leaves.poll(), p = parent[i];
            if (i == 1) continue;
            sum[p] += sum[i];
            if (--children[p] == 0) leaves.add(p);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i <= n; i++) out.append(sum[i]).append('\n');
        System.out.print(out);
    }
}
