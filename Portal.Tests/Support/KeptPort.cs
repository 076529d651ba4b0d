using System.Net;
using System.Net.Sockets;

namespace Portal.Tests.Support;

/// <summary>A port that refuses every connection while no server of the test listens there, and that nobody else gets meanwhile.</summary>
public sealed class KeptPort : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public KeptPort()
    {
        // On Linux this shares the port as well as the address (SO_REUSEPORT), so that a server that comes and goes may have it.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Number = ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public int Number { get; }

    public void Dispose() => socket.Dispose();
}
