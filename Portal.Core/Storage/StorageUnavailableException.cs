namespace Portal.Core.Storage;

/// <summary>The store cannot take or give bytes now: disk full, no permission, folder gone. Nothing half-written is kept.</summary>
public sealed class StorageUnavailableException(string message, Exception? innerException = null)
    : Exception(message, innerException);
