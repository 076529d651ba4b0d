using System.Collections.Concurrent;
using Npgsql;
using Portal.Core.Data;

namespace Portal.Tests.Support;

/// <summary>
/// A database of its own for each test class: the template is migrated once a run, and clones of it are made ahead, so that no class
/// waits for one. The application connects as its own role, so that its rights are tested too.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(CreateTemplateAsync);
    private static readonly SemaphoreSlim OneCloneAtATime = new(1);
    private static readonly ConcurrentQueue<Task<TestDatabase>> Ahead = new([CloneAsync(), CloneAsync()]);

    private readonly string name = $"portal_test_{Guid.NewGuid():N}";

    public string OwnerConnection => ConnectionTo(name, OwnerVariable);

    public string AppConnection => ConnectionTo(name, "TEST_APP_CONNECTION");

    private static string OwnerVariable => "TEST_OWNER_CONNECTION";

    /// <summary>Without a table in it.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync()
    {
        var database = new TestDatabase();
        await RunAsync($"CREATE DATABASE {database.name}");
        return database;
    }

    public static Task<TestDatabase> CreateAsync()
    {
        Ahead.Enqueue(CloneAsync());
        return Ahead.TryDequeue(out var next) ? next : throw new InvalidOperationException("Somebody took more than one.");
    }

    private static async Task<TestDatabase> CloneAsync()
    {
        var database = new TestDatabase();
        var template = await Template.Value;
        await OneCloneAtATime.WaitAsync();
        try
        {
            await RunAsync($"CREATE DATABASE {database.name} TEMPLATE {template} STRATEGY FILE_COPY");
        }
        finally
        {
            OneCloneAtATime.Release();
        }

        return database;
    }

    /// <summary>From now on nobody gets a connection, and those that are open break.</summary>
    public Task StopAsync() => RunAsync(
        $"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false",
        $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");

    public Task StartAsync() => RunAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true");

    /// <summary>Runs statements as the role that owns the tables.</summary>
    public async Task RunAsOwnerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(OwnerConnection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Nobody waits for it: the cluster goes with the run.</summary>
    public ValueTask DisposeAsync()
    {
        _ = RunAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        return ValueTask.CompletedTask;
    }

    private static async Task<string> CreateTemplateAsync()
    {
        var template = $"portal_template_{Guid.NewGuid():N}";
        await RunAsync($"CREATE DATABASE {template}");
        await DatabaseMigration.RunAsync(ConnectionTo(template, OwnerVariable), CancellationToken.None);
        NpgsqlConnection.ClearAllPools();
        return template;
    }

    private static string ConnectionTo(string database, string variable)
    {
        var text = Environment.GetEnvironmentVariable(variable)
            ?? throw new InvalidOperationException($"{variable} is not set: run the tests with ./test.");
        return new NpgsqlConnectionStringBuilder(text) { Database = database, Pooling = true, MaxPoolSize = 20 }.ConnectionString;
    }

    private static async Task RunAsync(params string[] statements)
    {
        var connection = new NpgsqlConnectionStringBuilder(ConnectionTo("postgres", OwnerVariable)) { Pooling = false };
        await using var source = NpgsqlDataSource.Create(connection.ConnectionString);
        foreach (var sql in statements)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
