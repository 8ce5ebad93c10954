// looks only at the room that was taken last
import java.util.*;
public class last_room {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        int n = in.nextInt();
        int[][] m = new int[n][2];
        for (int i = 0; i < n; i++) { m[i][0] = in.nextInt(); m[i][1] = in.nextInt(); }
        Arrays.sort(m, (x, y) -> Integer.compare(x[0], y[0]));
        Deque<Integer> rooms = new ArrayDeque<>();
        for (int[] x : m) {
            if (!rooms.isEmpty() && rooms.peek() <= x[0]) rooms.pop();
            rooms.push(x[1]);
        }
        System.out.println(rooms.size());
    }
}
